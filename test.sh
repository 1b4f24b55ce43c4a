#!/usr/bin/env bash
# ./test.sh: sets up, builds the program and, with sanitizers, everything again, runs every test on the second build,
# and ends with the counts.
set -euo pipefail
cd "$(dirname "$0")"

./setup.sh tests
# the profile of data packages and the validator of SARIF, where there is an npm to bring them
bring() {
    if ! command -v npm >/dev/null || [ -d "build/node_modules/$1" ]; then return; fi
    mkdir -p build
    npm install --silent --no-audit --no-fund --prefix build "$1" >build/npm.log 2>&1 || echo "setup: npm brought no $1 (build/npm.log); its test is skipped"
}
bring datapackage
bring @microsoft/sarif-multitool-linux
tools/build.sh build facts -DFACTS_WERROR=ON
tools/build.sh build/asan all -DFACTS_SANITIZE=ON -DFACTS_WERROR=ON

status=0
ctest --test-dir build/asan --no-tests=error --output-on-failure --output-junit results.xml -j"$(nproc)" || status=$?
python3 - build/asan/results.xml <<'END'
import sys
import xml.etree.ElementTree as xml

reports = list(xml.parse(sys.argv[1]).getroot().iter("testcase"))
skipped = [test for test in reports if test.find("skipped") is not None]
failed = [test for test in reports if test.find("failure") is not None]
print(f"\n{len(reports) - len(skipped) - len(failed)} passed, {len(failed)} failed, {len(skipped)} skipped")
for test in failed:
    print(f"  failed   {test.get('name')}")
for test in skipped:
    said = (test.findtext("system-out") or "").strip().splitlines()
    reason = next((line for line in said if line.startswith("skipped:")), "skipped: it gave no reason")
    print(f"  skipped  {test.get('name')}: {reason.removeprefix('skipped:').strip()}")
END
exit "$status"
