"""A room of real printers: a private CUPS with queues to virtual IPP printers.

Everything lies in one folder and on free ports, and ends with `leave`; the computer's own CUPS,
if any, is not touched. Queues: `window` (with a driver) and `labels` (without one) print;
`refusing` aborts every job; `jamming` stops at its first; `hanging` prints until `let_go`;
`crushing` aborts at once and CUPS says completed; `a4only` holds no other sheet;
`paused` is stopped, `closed` accepts nothing, `nobody` leads to no printer.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import Callable

PROGRAMS = ("cupsd", "lp", "lpadmin", "ippeveprinter", "dbus-daemon", "avahi-daemon")
_ENOUGH = 15.0

_BUS = """<busconfig><type>system</type><listen>unix:path={room}/bus</listen>
<auth>EXTERNAL</auth><policy context="default"><allow user="*"/><allow own="*"/>
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/></policy></busconfig>"""
_AVAHI = """[server]
use-ipv6=no
allow-interfaces=lo
[wide-area]
enable-wide-area=no
"""
# Without its own list ippeveprinter knows Letter and A4 only, and refuses our papers.
_PRINTER = """ATTR collection media-size-supported \
{MEMBER integer x-dimension 21000 MEMBER integer y-dimension 29700},\
{MEMBER integer x-dimension 14800 MEMBER integer y-dimension 21000},\
{MEMBER rangeOfInteger x-dimension 7000-12000 MEMBER rangeOfInteger y-dimension 10000-60000}
ATTR keyword media-supported iso_a4_210x297mm,iso_a5_148x210mm,\
custom_100x150mm_100x150mm,custom_80x163.5mm_80x163.5mm
ATTR keyword media-ready {ready}
ATTR mimeMediaType document-format-supported application/pdf,application/octet-stream
ATTR mimeMediaType document-format-default application/pdf
ATTR resolution printer-resolution-default 203dpi
"""
_ALL = (
    "iso_a4_210x297mm,iso_a5_148x210mm,custom_100x150mm_100x150mm,custom_80x163.5mm_80x163.5mm"
)
_CUPSD = """LogLevel debug
Listen {room}/cups
Browsing No
WebInterface No
MaxLogSize 0
PreserveJobFiles No
ErrorPolicy stop-printer
<Location />
  Order allow,deny
  Allow all
</Location>
"""
_CUPS_FILES = """ServerRoot {room}/etc
ServerBin {room}/bin
RequestRoot {room}/spool
TempDir {room}/spool/tmp
CacheDir {room}/cache
StateDir {room}/state
AccessLog {room}/log/access
ErrorLog {room}/log/error
PageLog {room}/log/page
SystemGroup root
"""
_DRIVER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "WINDOW.PPD"
*Product: "(Window)"
*Manufacturer: "Practice"
*ModelName: "Practice window printer"
*ShortNickName: "Practice window printer"
*NickName: "Practice window printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*cupsFilter: "application/pdf 0 -"
*cupsSNMPSupplies: False
*OpenUI *PageSize: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize A5/A5: ""
*CloseUI: *PageSize
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595.28 841.89"
*ImageableArea A5: "0 0 419.53 595.28"
*DefaultPaperDimension: A4
*PaperDimension A4: "595.28 841.89"
*PaperDimension A5: "419.53 595.28"
*VariablePaperSize: True
*MaxMediaWidth: "700"
*MaxMediaHeight: "1700"
*HWMargins: 0 0 0 0
*CustomPageSize True: ""
*ParamCustomPageSize Width: 1 points 100 700
*ParamCustomPageSize Height: 2 points 100 1700
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 3
"""
_KEEP = """#!/bin/sh
cp "$1" "{room}/out/$IPP_JOB_NAME.pdf"
env | grep ^IPP_ > "{room}/out/$IPP_JOB_NAME.txt"
"""
# A printer's own abort cannot stand in for this: what it aborts at once, CUPS 2.4 calls completed.
_FAULTY = """#!/bin/sh
test $# = 0 && exit 0
case $DEVICE_URI in
    *abort) echo "ERROR: Half a page is out" >&2; exit 1;;
    *jam) echo "STATE: +media-jam-error" >&2; exit 4;;
esac
"""
_CRUSH = """#!/bin/sh
exit 1
"""
_EMPTY = """#!/bin/sh
echo "STATE: +media-empty" >&2
sleep 0.8
exit 1
"""
_HANG = """#!/bin/sh
exec cat "{room}/gate"
"""


def missing() -> tuple[str, ...]:
    """What this computer lacks for a print room."""
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    return (*lacking, *([] if os.getuid() == 0 else ["root"]))


class PrintRoom:
    """Real queues; `out` holds what came out of the printers, by job name."""

    def __init__(self) -> None:
        self.room = Path(tempfile.mkdtemp(prefix="print", dir="/tmp"))
        self.room.chmod(0o755)  # the back ends run as another user
        self.out = self._folder("out")
        self.address = str(self.room / "cups")
        self.spool = self.room / "spool"
        self._running: list[subprocess.Popen[bytes]] = []

    def enter(self) -> None:
        """Start everything and wait until it answers."""
        bus = self._start_bus()
        keeping = self._start_printer("keeping", bus, self._script("keep", _KEEP))
        os.mkfifo(self.room / "gate")
        endless = self._start_printer("endless", bus, self._script("hang", _HANG))
        crushing = self._start_printer("crushing", bus, self._script("crush", _CRUSH))
        single = self._start_printer(
            "single", bus, self._script("keep", _KEEP), ready="iso_a4_210x297mm"
        )
        self.direct_empty = self._start_printer("empty", bus, self._script("hungry", _EMPTY))
        self.direct, self.direct_crushing, self.direct_endless = keeping, crushing, endless
        self._start_spooler()
        driver = self._file("window.ppd", _DRIVER)
        self._add("window", keeping, "-P", str(driver))
        self._add("labels", keeping)
        self._add("refusing", "faulty:/abort", "-o", "printer-error-policy=abort-job")
        self._add("jamming", "faulty:/jam")
        self._add("hanging", endless)
        self._add("crushing", crushing)
        self._add("a4only", single)
        self._add("paused", keeping)
        self._add("closed", keeping)
        self._add("nobody", f"ipp://127.0.0.1:{_free_port()}/ipp/print")
        self._do("lpadmin", "-h", self.address, "-d", "window")
        self._do("cupsdisable", "-h", self.address, "paused")
        self._do("cupsreject", "-h", self.address, "closed")

    def leave(self) -> None:
        """Stop what was started, last first, and take the folder away."""
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.room, ignore_errors=True)

    def let_go(self) -> None:
        """Let the hanging printer finish the job it holds; returns when it has let go."""
        with (self.room / "gate").open("wb"):
            pass

    def jobs(self) -> str:
        """All unfinished jobs, as the spooler lists them."""
        return self._do("lpstat", "-h", self.address, "-W", "not-completed", "-o")

    def jobs_ever(self) -> set[str]:
        """The ids of all jobs, ended ones too."""
        listing = self._do("lpstat", "-h", self.address, "-W", "all", "-o")
        return {line.split()[0] for line in listing.splitlines() if line.strip()}

    # Parts

    def _start_bus(self) -> dict[str, str]:
        config = self._file("bus.conf", _BUS)
        self._start("bus", "dbus-daemon", "--nofork", "--nopidfile", f"--config-file={config}")
        self._until((self.room / "bus").exists, "bus")
        environment = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.room}/bus"}
        Path("/run/avahi-daemon").mkdir(exist_ok=True)
        config = self._file("avahi.conf", _AVAHI)
        plain = ("--no-drop-root", "--no-chroot", "--no-rlimits")
        self._start("avahi", "avahi-daemon", "-f", str(config), *plain, **environment)
        self._until(lambda: self._said("avahi", "startup complete", "already running"), "avahi")
        # One avahi a computer: where the system's own runs, the system's bus leads to it.
        return {} if self._said("avahi", "already running") else environment

    def _start_printer(
        self, name: str, environment: dict[str, str], script: Path, ready: str = _ALL
    ) -> str:
        port = _free_port()
        config = self._file(f"{name}.conf", _PRINTER.replace("{ready}", ready))
        spool = self._folder(f"{name}-spool")
        self._start(
            name, "ippeveprinter", "-r", "off", "-n", "localhost", "-p", str(port),
            "-d", str(spool), "-a", str(config), "-c", str(script), "-v", name, **environment,
        )  # fmt: skip
        self._until(lambda: self._said(name, "printer-uri-supported"), name)
        return f"ipp://localhost:{port}/ipp/print"

    def _start_spooler(self) -> None:
        for folder in ("etc", "spool/tmp", "cache", "state", "log"):
            self._folder(folder)
        for folder in ("backend", "filter", "notifier"):
            self._folder(f"bin/{folder}")
        (self.room / "bin/daemon").symlink_to("/usr/lib/cups/daemon")
        (self.room / "bin/backend/ipp").symlink_to("/usr/lib/cups/backend/ipp")
        self._script("bin/backend/faulty", _FAULTY)
        config = self._file("etc/cupsd.conf", _CUPSD)
        files = self._file("etc/cups-files.conf", _CUPS_FILES)
        self._start("cupsd", "cupsd", "-f", "-c", str(config), "-s", str(files))
        self._until(self._is_listening, "cupsd")

    def _is_listening(self) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            return line.connect_ex(self.address) == 0

    def _add(self, queue: str, uri: str, *driver: str) -> None:
        self._do("lpadmin", "-h", self.address, "-p", queue, "-v", uri, *driver, "-E")

    def _start(self, name: str, *command: str, **environment: str) -> None:
        with (self.room / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **environment},
            )
        self._running.append(process)

    def _do(self, *command: str) -> str:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_ENOUGH)
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    def _said(self, name: str, *words: str) -> bool:
        text = (self.room / f"{name}.log").read_text(errors="replace")
        return any(word in text for word in words)

    def _until(self, is_so: Callable[[], bool], name: str) -> None:
        # Daemons give no signal when they are ready: look, at most for _ENOUGH seconds.
        pulse = threading.Event()
        for _ in range(int(_ENOUGH / 0.02)):
            if is_so():
                return
            pulse.wait(0.02)
        log = self.room / f"{name}.log"
        raise AssertionError(f"{name} did not start: {log.read_text() if log.exists() else ''}")

    def _script(self, name: str, text: str) -> Path:
        script = self._file(name, text)
        script.chmod(0o755)
        return script

    def _file(self, name: str, text: str) -> Path:
        path = self.room / name
        path.write_text(text.replace("{room}", str(self.room)))
        return path

    def _folder(self, name: str) -> Path:
        path = self.room / name
        path.mkdir(parents=True)
        path.chmod(0o755)
        return path


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
