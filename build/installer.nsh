; Offers Postil in "Open with" for the files it reads, without taking them away from the program that opens them now.
; electron-builder's own file associations would take them.

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Postil.Article" "" "Article"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Postil.Article\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Postil.Article\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.txt\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.text\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.markdown\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.html\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.htm\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.xhtml\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.mhtml\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.mht\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.webarchive\OpenWithProgids" "Postil.Article" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.epub\OpenWithProgids" "Postil.Article" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.txt\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.text\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.markdown\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.html\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.htm\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.xhtml\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.mhtml\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.mht\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.webarchive\OpenWithProgids" "Postil.Article"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.epub\OpenWithProgids" "Postil.Article"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Postil.Article"
!macroend
