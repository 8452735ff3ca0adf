#!/bin/sh
# get-haproxy.sh VERSION SUITE[,SUITE...] FOLDER
#
# Unpacks Debian's HAProxy together with the shared libraries of the same suite, so that it runs on any x86-64
# Linux without being installed and without root; FOLDER/haproxy starts it. FOLDER appears complete or not at all.
# Every package is checked against the archive's index (the index's own signature is not checked).
set -eu

fail() {
  echo "HAProxy $version: $*" >&2
  exit 1
}

version=$1 suites=$2 folder=$3
for tool in curl xz dpkg-deb awk sha256sum; do
  command -v "$tool" > /dev/null || fail "cannot be unpacked here, '$tool' is missing (x86-64 Linux with curl, xz and dpkg-deb is needed)"
done

mirror=${HAPROXY_DEBIAN_MIRROR:-}
if [ -z "$mirror" ] && command -v apt-get > /dev/null; then
  mirror=$(apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 2> /dev/null |
    awk '$1 == "Debian" && $2 == "Debian" && $3 ~ /^https?:/ { print $3; exit }')
fi
[ -n "$mirror" ] || fail 'set HAPROXY_DEBIAN_MIRROR to the URL of a Debian archive (the folder that holds dists/ and pool/)'
mirror=${mirror%/}

mkdir -p "$(dirname "$folder")"
work=$(mktemp -d "$(dirname "$folder")/.unpacking-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
root=$work/unpacked/root
mkdir -p "$root" "$work/deb"

download() {
  curl -fsSL --retry 2 --connect-timeout 10 -o "$2" "$mirror/$1" 2> "$work/curl" ||
    fail "cannot download $1 from the Debian archive: $(tail -n 1 "$work/curl")"
}

# One line per package: name, provides, depends, file, checksum. The first suite that has a package wins.
for suite in $(echo "$suites" | tr , ' '); do
  download "dists/$suite/main/binary-amd64/Packages.xz" "$work/index.xz"
  xz -dc "$work/index.xz" | awk -v OFS='\t' '
    function flush() { if (name != "") print name, provides, depends, file, sum; name = provides = depends = file = sum = "" }
    /^$/ { flush() }
    /^Package: / { name = $2 }
    /^Provides: / { provides = substr($0, 11) }
    /^Depends: / { depends = substr($0, 10) }
    /^Filename: / { file = $2 }
    /^SHA256: / { sum = $2 }
    END { flush() }' >> "$work/index"
done

# HAProxy and every library it needs. Other dependencies (adduser, systemd) serve the installation only.
awk -F '\t' -v OFS='\t' '
  !($1 in file) {
    file[$1] = $4; depends[$1] = $3; sum[$1] = $5
    n = split($2, provided, /, */)
    for (i = 1; i <= n; i++) { split(provided[i], word, " "); if (!(word[1] in provider)) provider[word[1]] = $1 }
  }
  END {
    wanted[1] = "haproxy"; count = 1
    for (at = 1; at <= count; at++) {
      name = wanted[at] in file ? wanted[at] : provider[wanted[at]]
      if (name == "" || name in taken) continue
      taken[name] = 1
      print file[name], sum[name]
      n = split(depends[name], needed, /, */)
      for (i = 1; i <= n; i++) {
        split(needed[i], word, /[ :|]/)
        if (word[1] ~ /^(lib|zlib|gcc-)/) wanted[++count] = word[1]
      }
    }
  }' "$work/index" > "$work/packages"

while read -r file sum; do
  deb=$work/deb/$(basename "$file")
  download "$file" "$deb"
  echo "$sum  $deb" | sha256sum -c --status - || fail "$file does not have the checksum of the archive's index"
  dpkg-deb -x "$deb" "$root"
done < "$work/packages"
rm -rf "$root/usr/share"

# A master (-W) starts itself again on reload, by its argv[0]: that has to be the launcher, hence --argv0.
# The loader of glibc before 2.33 (bullseye) does not know it: there the host's loader and C library step in.
loader=$(find "$root" -type f -name 'ld-linux-x86-64.so.2' | head -n 1)
if [ -z "$loader" ]; then
  loader=/lib64/ld-linux-x86-64.so.2
  "$loader" --help 2> /dev/null | grep -q -- --argv0 || fail "needs a host with glibc 2.33 or newer"
  dpkg-deb -c "$work"/deb/libc6_*.deb | awk '$1 ~ /^[-l]/ && $6 ~ /\/lib/ { print $6 }' |
    while read -r file; do rm -f "$root/$file"; done
else
  loader="\$here${loader#"$work/unpacked"}"
fi
libraries=$(find "$root" -type d \( -path '*/lib/x86_64-linux-gnu' -o -path '*/lib64' \) -printf '$here/root/%P:')
cat > "$work/unpacked/haproxy" << LAUNCHER
#!/bin/sh
here=\${0%/*}
exec "$loader" --argv0 "\$0" --library-path "${libraries%:}" "\$here/root/usr/sbin/haproxy" "\$@"
LAUNCHER
chmod +x "$work/unpacked/haproxy"

found=$("$work/unpacked/haproxy" -v | awk 'NR == 1 { print $3 }')
case $found in
  "$version".*) ;;
  *) fail "Debian's $suites now carries HAProxy '$found': correct the suite in test/support/haproxy-versions.ts" ;;
esac

# Whoever was first wins; -T keeps mv from moving into a folder that another process has just put there.
mv -T "$work/unpacked" "$folder" 2> /dev/null || [ -x "$folder/haproxy" ] || fail "cannot write $folder"
