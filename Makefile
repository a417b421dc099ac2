# Two commands matter:  make run  builds Dala and shows it at work on invented data;
#                       make test installs what the tests need and runs every check.
# Both install what is missing with apt-get (by sudo unless root) on Debian and its kin.

SHELL       := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:

CARGO  ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),target)
DALA   := $(TARGET)/release/dala
DEMO   := demo
TOOLS  := target/tools

# SQLCipher and OpenSSL are compiled from the sources that cargo fetches: a C compiler,
# make and the whole of perl (perl-base is not enough) build them. No libssl is needed.
BUILD_PACKAGES := gcc libc6-dev make perl pkg-config
# What the window opens at run time.
WINDOW_PACKAGES := libgl1 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0
# The tests open bundles and photos with the tools of others. libssl-dev spares the tests
# building OpenSSL a second time; the release never uses it. The rest shows the window on a
# screen that nobody sees.
TEST_PACKAGES := age libimage-exiftool-perl libssl-dev openssh-client python3-venv unzip \
  $(WINDOW_PACKAGES) dbus xdotool xvfb

# $(call install,PACKAGES): fails if something is missing and cannot be installed.
define install
missing=()
for package in $(1); do
  command -v dpkg-query >/dev/null || break
  [ "$$(dpkg-query -W -f '$${db:Status-Status}' "$$package" 2>/dev/null)" = installed ] || missing+=("$$package")
done
if [ $${#missing[@]} -gt 0 ]; then
  as=()
  if [ "$$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Needed: $${missing[*]}. Install them as root: apt-get install $${missing[*]}" >&2; exit 1; }
    as=(sudo)
  fi
  echo "Installing $${missing[*]}"
  "$${as[@]}" apt-get update -q || echo "apt-get update failed; trying with the lists that are there" >&2
  "$${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$${missing[@]}"
fi
endef

# The packages, the pictures of the window, and a bare Debian to try them on.
PACKAGE_PACKAGES := dpkg-dev python3-minimal
SHOW_PACKAGES    := $(WINDOW_PACKAGES) imagemagick xdotool xvfb
TRY_PACKAGES     := $(SHOW_PACKAGES) appstream debootstrap desktop-file-utils shared-mime-info
CARGO_DEB        := 3.8.0

.PHONY: help deps-build deps-test build run test check bench package check-package screenshots

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1@\2/p' Makefile | while IFS=@ read -r name text; do printf 'make %-13s %s\n' "$$name" "$$text"; done

deps-build: ## install what the build needs
	@$(call install,$(BUILD_PACKAGES))
	command -v $(CARGO) >/dev/null || { echo "Rust is missing: see https://rustup.rs (1.95 or later)." >&2; exit 1; }

# A tool that cannot be had fails nothing: the test that wants it says so loudly.
deps-test: deps-build ## install what the tests need
	@if ! ( $(call install,$(TEST_PACKAGES)) ); then
	  echo "Not all tools are here; the tests that want them will say SKIPPED." >&2
	fi
	if ! [ -x $(TOOLS)/bin/bagit.py ] || ! [ -x $(TOOLS)/bin/xls2xform ]; then
	  python3 -m venv $(TOOLS) \
	    && $(TOOLS)/bin/pip install --quiet --disable-pip-version-check bagit==1.9.0 pyxform==4.5.0 \
	    || echo "bagit.py or pyxform is not here; the tests that want them will say SKIPPED." >&2
	fi

build: deps-build ## build the program: target/release/dala
	@$(CARGO) build --release --locked

run: build ## build, make a demo of two monitors and an NGO in demo/, show what was merged
	@if [ -e $(DEMO) ]; then
	  [ -f $(DEMO)/.made-by-make-run ] || { echo "There is a folder $(DEMO)/ that make run did not make; it was left as it is. Move it away." >&2; exit 1; }
	  rm -rf $(DEMO)
	fi
	made=0
	$(DALA) demo $(DEMO) || made=$$?
	[ ! -d $(DEMO) ] || touch $(DEMO)/.made-by-make-run
	[ $$made = 0 ] || exit $$made
	say() { printf '\n$$ dala %s\n' "$$*"; $(DALA) "$$@" --passphrase-file $(DEMO)/passphrase.txt; }
	say list $(DEMO)/ngo.dala case
	say conflicts $(DEMO)/ngo.dala
	printf '\nThe practice vaults are in $(DEMO)/, their passphrase in $(DEMO)/passphrase.txt.\nThe program is $(DALA); go on with: $(DALA) help\n'

test: deps-test ## install what the tests need, then check
	@$(MAKE) --no-print-directory check

# One profile for everything. Clippy, the headless build and the docs share one set of
# compiled dependencies, the tests have the other.
check: ## every check: format, clippy, tests, documentation, licences
	@if pkg-config --exists openssl 2>/dev/null; then export OPENSSL_NO_VENDOR=1; fi
	if [ -x $(TOOLS)/bin/xls2xform ]; then export DALA_XLS2XFORM="$(CURDIR)/$(TOOLS)/bin/xls2xform"; fi
	if [ -x $(TOOLS)/bin/bagit.py ]; then export DALA_BAGIT="$(CURDIR)/$(TOOLS)/bin/bagit.py"; fi
	set -x
	$(CARGO) fmt --check
	$(CARGO) clippy --locked --all-targets -- -D warnings
	$(CARGO) check --locked --no-default-features
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --no-deps
	$(CARGO) test --locked
	{ set +x; } 2>/dev/null
	if command -v cargo-deny >/dev/null; then
	  $(CARGO) deny check
	else
	  echo "cargo-deny is not installed: licences and banned crates were not checked."
	fi
	echo "All checks passed."

bench: deps-build ## measure the goals for speed and memory (some minutes, 6 GiB of disk)
	@$(call install,$(SHOW_PACKAGES))
	$(CARGO) bench --locked --bench goals

package: deps-build ## build a .deb and a .tar.gz in target/packages/
	@$(call install,$(PACKAGE_PACKAGES))
	if [ "$$($(TOOLS)/bin/cargo-deb --version 2>/dev/null)" != $(CARGO_DEB) ]; then
	  $(CARGO) install cargo-deb --version $(CARGO_DEB) --locked --quiet --root $(TOOLS)
	fi
	packaging/build

check-package: ## try the .deb on a bare Debian 12 (as root; after make package)
	@$(call install,$(TRY_PACKAGES))
	packaging/check-deb

screenshots: build ## take the pictures of the window for README.md
	@$(call install,$(SHOW_PACKAGES))
	packaging/screenshots $(DALA)
