@echo off
rem The memview command on Windows: finds a JDK 25 or newer, builds the project when its sources are newer
rem than the build, and starts it. Exit codes of its own: 69 no JDK or no Maven, 70 the build failed.
setlocal enabledelayedexpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "STATE=%HOME_DIR%\.memview"
set "STAMP=%STATE%\cli.windows"
set "MODULES=cli,examples"
if "%~1"=="bench" (
  set "STAMP=%STATE%\bench.windows"
  set "MODULES=cli,examples,benchmarks"
)

set "JDK="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK for %%H in ("%%~dpJ..") do call :try_jdk "%%~fH"
for /d %%H in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try_jdk "%%~fH"
if not defined JDK (
  echo memview: needs a JDK 25 or newer; install one, for example Temurin 25 from adoptium.net, or set JAVA_HOME to it.>&2
  exit /b 69
)

call :is_fresh
if errorlevel 1 (
  where mvn >nul 2>nul
  if errorlevel 1 (
    echo memview: has to be built first, which needs Apache Maven 3.8 or newer, and there is no mvn on the PATH; install it.>&2
    exit /b 69
  )
  if not exist "%STATE%" mkdir "%STATE%"
  echo memview: building...>&2
  set "JAVA_HOME=!JDK!"
  call mvn -B --no-transfer-progress -f "%HOME_DIR%\pom.xml" -pl !MODULES! -am package -Dmaven.test.skip=true -Dmemview.docs=none >"%STATE%\build.log" 2>&1
  if errorlevel 1 (
    findstr /c:"[ERROR]" "%STATE%\build.log" >&2
    echo memview: the build failed; all it said is in %STATE%\build.log>&2
    exit /b 70
  )
  echo %HOME_DIR%>"!STAMP!"
)

set "CLASS_PATH="
for %%M in (%MODULES%) do (
  set /p NEEDED=<"%HOME_DIR%\%%M\target\memview.classpath"
  set "CLASS_PATH=!CLASS_PATH!%HOME_DIR%\%%M\target\memview-%%M.jar;!NEEDED!;"
)
set "SPEED=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
for %%C in (profile repl) do if "%~1"=="%%C" set "SPEED=-XX:+UseParallelGC"
if "%~1"=="show" set "SPEED=!SPEED! --enable-native-access=ALL-UNNAMED"
if "%~1"=="demo" set "SPEED=-XX:+UseSerialGC -Xmn16m"
if "%~1"=="bench" set "SPEED=-XX:+UseParallelGC --sun-misc-unsafe-memory-access=allow"
setlocal disabledelayedexpansion
"%JDK%\bin\java.exe" %SPEED% -Djava.awt.headless=true "-Dmemview.home=%HOME_DIR%" -cp "%CLASS_PATH%" org.memview.cli.Main %*
exit /b %ERRORLEVEL%

:try_jdk
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "MAJOR=%%V"
  set "MAJOR=!MAJOR:"=!"
)
if !MAJOR! geq 25 set "JDK=%~1"
exit /b 0

:is_fresh
if not exist "%STAMP%" exit /b 1
if not exist "%HOME_DIR%\cli\target\memview.classpath" exit /b 1
powershell -NoProfile -Command "$b=(Get-Item -LiteralPath $env:STAMP).LastWriteTime; $s=Get-ChildItem -Recurse -File -LiteralPath (Join-Path $env:HOME_DIR 'core\src\main'),(Join-Path $env:HOME_DIR 'numpy\src\main'),(Join-Path $env:HOME_DIR 'image\src\main'),(Join-Path $env:HOME_DIR 'sqlite\src\main'),(Join-Path $env:HOME_DIR 'profiler\src\main'),(Join-Path $env:HOME_DIR 'cli\src\main'),(Join-Path $env:HOME_DIR 'examples\src\main'),(Join-Path $env:HOME_DIR 'benchmarks\src\main'); $s+=Get-Item -Path (Join-Path $env:HOME_DIR 'pom.xml'),(Join-Path $env:HOME_DIR '*\pom.xml'); $s=$s | Where-Object { $_.LastWriteTime -gt $b } | Select-Object -First 1; if ($s) { exit 1 }"
exit /b %ERRORLEVEL%
