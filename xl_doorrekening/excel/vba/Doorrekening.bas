Attribute VB_Name = "Doorrekening"
Option Explicit

' The commands of the workbook and of the add-in. Python does the work: see xl_doorrekening/excel/macros.py.

Public Sub Herbereken()
    If PythonGereed() Then RunPython "from xl_doorrekening.excel import macros; macros.herbereken()"
End Sub

Public Sub Controleer()
    If PythonGereed() Then RunPython "from xl_doorrekening.excel import macros; macros.controleer()"
End Sub

Public Sub Uitleg()
    If PythonGereed() Then RunPython "from xl_doorrekening.excel import macros; macros.uitleg()"
End Sub

Public Sub Optimaliseer()
    If PythonGereed() Then RunPython "from xl_doorrekening.excel import macros; macros.optimaliseer()"
End Sub

Public Sub Verzendkopie()
    If PythonGereed() Then RunPython "from xl_doorrekening.excel import reizen; reizen.verzendkopie()"
End Sub

Public Sub Samenvoegen()
    If PythonGereed() Then RunPython "from xl_doorrekening.excel import reizen; reizen.samenvoegen()"
End Sub

Private Function PythonGereed() As Boolean
    Dim python As String
    If ActiveWorkbook Is Nothing Then
        MsgBox "Open eerst het werkboek van de regio.", vbExclamation, "Doorrekening"
        Exit Function
    End If
    #If Mac Then
        ' Excel for Mac sees nothing outside its sandbox: a path that is set must do.
        python = GetConfig("INTERPRETER_MAC", "")
        PythonGereed = (python <> "")
    #Else
        python = GetConfig("INTERPRETER_WIN", "")
        If python = "python" Or python = "pythonw" Then
            PythonGereed = True
        ElseIf python <> "" Then
            PythonGereed = FileExists(python)
        End If
    #End If
    If Not PythonGereed Then
        MsgBox "Python is niet gevonden" & IIf(python = "", ".", " op deze plek:" & vbCrLf & python) & vbCrLf & vbCrLf & _
            "Geef een keer deze opdracht in een opdrachtprompt of Terminal: doorrekening installeer" & vbCrLf & _
            "Daarna werkt deze knop. Zonder Python blijft het werkboek leesbaar; er is niets gewijzigd.", _
            vbExclamation, "Doorrekening"
    End If
End Function
