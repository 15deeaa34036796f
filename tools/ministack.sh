#!/bin/sh
# Deploys the stack with the real CDK CLI onto ministack, an AWS emulator from PyPI, and runs the contract scenarios there.
# Everything lives in a temporary folder and is stopped and removed at the end, however it ends.
# Where Python or PyPI cannot be had, it says so in a line that begins with SKIPPED and succeeds.
set -eu

MINISTACK='ministack==1.5.33'
CRYPTOGRAPHY='cryptography==50.0.2' # signs the tokens of ministack's Cognito

cd "$(dirname "$0")/.."
PATH="$PWD/node_modules/.bin:$PATH"
folder=$(mktemp -d)
emulator=''

finish() {
  status=$?
  trap - EXIT INT TERM
  if [ -n "$emulator" ]; then
    kill "$emulator" 2>/dev/null || true
    wait "$emulator" 2>/dev/null || true
  fi
  if [ "$status" -ne 0 ] && [ -f "$folder/ministack.log" ]; then
    echo "--- the end of ministack's log:" >&2
    tail -40 "$folder/ministack.log" >&2
  fi
  rm -rf "$folder"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

skip() {
  echo "SKIPPED: $1"
  exit 0
}

echo "Installing $MINISTACK"
command -v python3 >/dev/null || skip 'there is no python3 here'
python3 -m venv "$folder/venv" >"$folder/venv.log" 2>&1 || skip "python3 cannot make a virtual environment: $(tail -1 "$folder/venv.log")"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "$MINISTACK" "$CRYPTOGRAPHY" >"$folder/pip.log" 2>&1 ||
  skip "PyPI cannot be reached, or has no such version: $(tail -1 "$folder/pip.log")"

port=$(node -p "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); }); ''" | grep -m1 .)
export AWS_ENDPOINT_URL="http://127.0.0.1:$port" AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_DEFAULT_REGION || true
# A CDK CLI that neither reports nor asks for notices.
export CDK_DISABLE_CLI_TELEMETRY=true

echo "Starting ministack on $AWS_ENDPOINT_URL"
mkdir "$folder/tmp"
(
  cd "$folder"
  exec env TMPDIR="$folder/tmp" GATEWAY_PORT="$port" BIND_HOST=127.0.0.1 MINISTACK_REGION="$AWS_REGION" \
    IOT_MTLS_ENABLED=0 SFTP_ENABLED=0 venv/bin/ministack
) >"$folder/ministack.log" 2>&1 &
emulator=$!
tries=0
until node -e "fetch('$AWS_ENDPOINT_URL/_ministack/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"; do
  kill -0 "$emulator" 2>/dev/null || { echo 'ministack has ended by itself' >&2; exit 1; }
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo 'ministack does not answer' >&2; exit 1; }
  sleep 1
done

echo 'Bootstrapping and deploying'
cdk bootstrap --no-notices aws://000000000000/us-east-1 >"$folder/bootstrap.log" 2>&1 || { cat "$folder/bootstrap.log" >&2; exit 1; }
cdk deploy --no-notices --require-approval never --output "$folder/cdk.out" --outputs-file "$folder/outputs.json" >"$folder/deploy.log" 2>&1 ||
  { tail -60 "$folder/deploy.log" >&2; exit 1; }

# ministack's address of the API is a name below localhost, which not every resolver knows; it answers on a path as well.
api=$(node -p "new URL(Object.values(require('$folder/outputs.json'))[0].ApiUrl).hostname.split('.')[0]")
export AFTERCARE_STACK=Aftercare
export AFTERCARE_API_URL="$AWS_ENDPOINT_URL/_aws/execute-api/$api/\$default"
# Scenarios say which of these gaps they meet; docs/local-support.md lists them.
export AFTERCARE_ENDPOINT=ministack

echo "Running the contract scenarios against $AWS_ENDPOINT_URL"
npm run --silent test:deployed
