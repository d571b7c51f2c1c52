Attribute VB_Name = "DoorrekeningLint"
Option Explicit

' What the ribbon of the add-in calls.

Public Sub LintHerbereken(control As IRibbonControl)
    Doorrekening.Herbereken
End Sub

Public Sub LintControleer(control As IRibbonControl)
    Doorrekening.Controleer
End Sub
