Attribute VB_Name = "DoorrekeningLint"
Option Explicit

' What the ribbon of the add-in calls.

Public Sub LintHerbereken(control As IRibbonControl)
    HerstelKoppelingen
    Doorrekening.Herbereken
End Sub

Public Sub LintControleer(control As IRibbonControl)
    Doorrekening.Controleer
End Sub

Public Sub LintUitleg(control As IRibbonControl)
    Doorrekening.Uitleg
End Sub

Public Sub LintOptimaliseer(control As IRibbonControl)
    HerstelKoppelingen
    Doorrekening.Optimaliseer
End Sub

Public Sub LintVerzendkopie(control As IRibbonControl)
    Doorrekening.Verzendkopie
End Sub

Public Sub LintSamenvoegen(control As IRibbonControl)
    HerstelKoppelingen
    Doorrekening.Samenvoegen
End Sub

Private Sub HerstelKoppelingen()
    ' Functions in a workbook of a colleague point at the add-in on that computer: let them point at this one.
    Dim bronnen As Variant, i As Long
    If ActiveWorkbook Is Nothing Then Exit Sub
    On Error Resume Next
    bronnen = ActiveWorkbook.LinkSources(1)
    If Not IsArray(bronnen) Then Exit Sub
    For i = LBound(bronnen) To UBound(bronnen)
        If LCase$(bronnen(i)) Like "*[\/]" & LCase$(ThisWorkbook.Name) Then
            If bronnen(i) <> ThisWorkbook.FullName Then ActiveWorkbook.ChangeLink bronnen(i), ThisWorkbook.FullName, 1
        End If
    Next i
End Sub
