@echo off
chcp 65001 >nul
pushd "%~dp0"
setlocal EnableDelayedExpansion
if exist site\config.toml goto serve
echo 还没有网站。
echo   建立自己的网站：直接回车
echo   先看示例网站：输入 1 后回车
set "choice="
set /p "choice=> "
if "!choice!"=="1" goto example
echo.
echo 下面逐项提问；“直接回车”后面是默认值。以后都可以在 site\config.toml 中修改。
gazette.exe init site --lang zh
if errorlevel 1 goto end
:serve
gazette.exe serve --source site --draft --open --lang zh
goto end
:example
if exist example\config.toml goto serveexample
gazette.exe init example --example --lang zh
if errorlevel 1 goto end
:serveexample
gazette.exe serve --source example --draft --open --lang zh
:end
popd
pause
