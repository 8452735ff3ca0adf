#!/usr/bin/env bash
# actionlint and zizmor on the workflows of this repository and on the examples, each of one version, installed below .cache on first
# use: actionlint with the Go toolchain, zizmor from PyPI. One that cannot be had here is said loudly, and is no failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

ACTIONLINT=v1.7.12
ZIZMOR=1.32.0

failed=0
cache=$(realpath .cache 2> /dev/null || echo "$PWD/.cache")
actionlint=$cache/actionlint/$ACTIONLINT/actionlint
zizmor=$cache/zizmor/$ZIZMOR/bin/zizmor

absent() { echo "NOT CHECKED by $1: $2" >&2; }

get_actionlint() {
  [ -x "$actionlint" ] && return
  command -v go > /dev/null || return
  GOBIN=$(dirname "$actionlint") CGO_ENABLED=0 go install "github.com/rhysd/actionlint/cmd/actionlint@$ACTIONLINT" > /dev/null 2>&1
}

get_zizmor() {
  [ -x "$zizmor" ] && return
  python3 -m venv "$cache/zizmor/$ZIZMOR" > /dev/null 2>&1 || return
  "$cache/zizmor/$ZIZMOR/bin/pip" install --quiet --disable-pip-version-check --no-deps "zizmor==$ZIZMOR" > /dev/null 2>&1
}

# As the examples are used: otherwise one that calls another does not find it. What other tools a machine has is not asked.
lint_examples() {
  local repository
  repository=$(mktemp -d)
  trap 'rm -rf "$repository"' RETURN
  mkdir -p "$repository/.github/workflows" "$repository/.github/actions/web-server"
  cp examples/*.yml "$repository/.github/workflows/"
  cp examples/composite-action/action.yml "$repository/.github/actions/web-server/"
  (cd "$repository" && git init --quiet && "$actionlint" -no-color -shellcheck= -pyflakes=)
}

if get_actionlint; [ -x "$actionlint" ]; then
  "$actionlint" -no-color -shellcheck= -pyflakes= || failed=1
  lint_examples || failed=1
  echo "actionlint $ACTIONLINT has read the workflows"
else
  absent actionlint 'it is built with Go 1.24 or later'
fi

if get_zizmor; [ -x "$zizmor" ]; then
  "$zizmor" --offline --quiet --no-progress --config .github/zizmor.yml \
    .github action.yml */action.yml examples/*.yml examples/*/action.yml || failed=1
  echo "zizmor $ZIZMOR has read the workflows"
else
  absent zizmor 'it is installed from PyPI with Python 3 and its venv module'
fi

exit "$failed"
