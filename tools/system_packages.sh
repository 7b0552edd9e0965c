#!/usr/bin/env bash
# What the browser tests need from Debian: Chromium and CJK fonts. Says loudly what it could not bring.
set -u
wanted=()
[ -x /usr/bin/chromium ] || wanted+=(chromium)
fc-list :lang=zh 2>/dev/null | grep -q . || wanted+=(fonts-noto-cjk fontconfig)
if [ "${1:-}" = postgresql ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then wanted+=(postgresql-15); fi
[ ${#wanted[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ]; then
  echo "!! missing: ${wanted[*]} — install them with apt-get; without them the browser tests are left out" >&2
  exit 0
fi
echo "· installing ${wanted[*]}"
apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null ||
  echo "!! could not install ${wanted[*]}; the browser tests are left out" >&2
exit 0
