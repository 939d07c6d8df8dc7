@echo off
chcp 65001 >nul
pushd "%~dp0"
setlocal EnableDelayedExpansion
if exist site\config.toml goto serve
echo There is no site yet.
echo   To begin a site of your own, press return
echo   To look at the example site first, type 1 and press return
set "choice="
set /p "choice=> "
if "!choice!"=="1" goto example
echo.
echo Some questions follow; "return" shows what a mere return stands for. All of it can be changed later in
echo site\config.toml.
gazette.exe init site --lang en
if errorlevel 1 goto end
:serve
gazette.exe serve --source site --draft --open --lang en
goto end
:example
if exist example\config.toml goto serveexample
gazette.exe init example --example --lang en
if errorlevel 1 goto end
:serveexample
gazette.exe serve --source example --draft --open --lang en
:end
popd
pause
