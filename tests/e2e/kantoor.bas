' Carries out a list of steps, a line each, fields apart by tabs; what is read goes to a second file.
Option Explicit

Sub Doe(stappen As String, antwoord As String)
  Dim bestanden As Object, invoer As Object, uitvoer As Object, boek As Object, velden
  bestanden = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  invoer = CreateUnoService("com.sun.star.io.TextInputStream")
  invoer.setInputStream(bestanden.openFileRead(stappen))
  uitvoer = CreateUnoService("com.sun.star.io.TextOutputStream")
  uitvoer.setOutputStream(bestanden.openFileWrite(antwoord))
  On Error GoTo Fout
  Do Until invoer.isEOF()
    velden = Split(invoer.readLine(), Chr(9))
    If UBound(velden) >= 0 Then Stap(boek, velden, uitvoer)
  Loop
  uitvoer.writeString("klaar" & Chr(10))
  GoTo Slot
Fout:
  uitvoer.writeString("fout" & Chr(9) & Join(velden, " ") & ": " & Error$ & Chr(10))
Slot:
  On Error Resume Next
  uitvoer.closeOutput()
  If Not IsNull(boek) Then boek.close(True)
  StarDesktop.terminate()
End Sub

Sub Stap(boek As Object, velden, uitvoer As Object)
  Dim opties(0) As New com.sun.star.beans.PropertyValue, blad As Object, cel As Object
  Dim land As New com.sun.star.lang.Locale
  Select Case velden(0)
  Case "open"
    opties(0).Name = "Hidden" : opties(0).Value = True
    boek = StarDesktop.loadComponentFromURL(velden(1), "_blank", 0, opties())
    If IsNull(boek) Then Err.Raise(1001, "", "niet te openen")
  Case "sluit"
    boek.close(True)
    boek = Nothing
  Case "bewaar"
    opties(0).Name = "FilterName" : opties(0).Value = "Calc MS Excel 2007 XML"
    boek.storeToURL(velden(1), opties())
  Case "reken"
    boek.calculateAll()
  Case "grafieken"
    uitvoer.writeString("n" & boek.Sheets.getByName(velden(1)).Charts.Count & Chr(10) & "einde" & Chr(10))
  Case Else
    blad = boek.Sheets.getByName(velden(1))
    If velden(0) = "rij" Then
      blad.unprotect("")
      blad.Rows.insertByIndex(CLng(velden(2)), CLng(velden(3)))
      Exit Sub
    End If
    If velden(0) <> "lees" Then blad.unprotect("")
    cel = blad.getCellRangeByName(velden(2))
    Select Case velden(0)
    Case "getal" : cel.setValue(Val(velden(3)))
    Case "tekst" : cel.setString(velden(3))
    Case "formule" : cel.setFormula(velden(3))
    Case "datum"
      cel.setValue(Val(velden(3)))
      cel.NumberFormat = boek.NumberFormats.getStandardFormat(com.sun.star.util.NumberFormat.DATE, land)
    Case "leeg" : cel.clearContents(1 + 2 + 4 + 16)
    Case "lees" : Lees(cel, uitvoer)
    Case Else : Err.Raise(1002, "", "onbekende stap")
    End Select
  End Select
End Sub

Sub Lees(bereik As Object, uitvoer As Object)
  Dim rijen, rij, i As Long, k As Long, regel As String
  rijen = bereik.getDataArray()
  For i = 0 To UBound(rijen)
    rij = rijen(i)
    regel = ""
    For k = 0 To UBound(rij)
      If k > 0 Then regel = regel & Chr(9)
      If VarType(rij(k)) = 8 Then
        regel = regel & "s" & Replace(rij(k), Chr(10), " ")
      ElseIf VarType(rij(k)) = 5 Then
        regel = regel & "n" & Trim(Str(rij(k)))
      Else
        regel = regel & "e"
      End If
    Next k
    uitvoer.writeString(regel & Chr(10))
  Next i
  uitvoer.writeString("einde" & Chr(10))
End Sub
