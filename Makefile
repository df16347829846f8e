# vanthu: see README.md. Generated files stand under out/ only.
VARIANT ?= release
CC ?= cc
PREFIX ?= /usr/local
V ?= 0
Q = $(if $(filter 1,$(V)),,@)

PACKAGES = libxml-2.0 libzip pangocairo pangoft2 cairo cairo-pdf cairo-svg fontconfig harfbuzz \
	yaml-0.1 libcmark-gfm libutf8proc libqpdf librsvg-2.0 xlsxwriter glib-2.0
ROOMS = base text value input plan template package shape chart fill document import layout pdf form batch cli

B = out/build/$(VARIANT)
BIN = $(if $(filter release,$(VARIANT)),out/bin/vanthu,$(B)/vanthu)

WARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wundef
FLAGS_release = -O2 -g -DNDEBUG
FLAGS_debug = -O0 -g -Werror
FLAGS_san = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_cov = -O0 -g --coverage

PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcmark-gfm-extensions -lm
CFLAGS_ALL = -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Igenerator -Itests \
	$(WARN) $(FLAGS_$(VARIANT)) $(PKG_CFLAGS) $(CFLAGS)
LDFLAGS_ALL = $(filter -fsanitize% --coverage,$(FLAGS_$(VARIANT))) $(LDFLAGS)

SRC := $(foreach r,$(ROOMS),$(wildcard generator/$(r)/*.c))
OBJ := $(SRC:generator/%.c=$(B)/%.o)
LIBOBJ := $(filter-out $(B)/cli/main.o,$(OBJ))
TESTS_C := $(wildcard tests/*/*_t.c)
TESTS_SH := $(wildcard tests/*.t tests/*/*.t)
TEST_BIN := $(TESTS_C:%.c=$(B)/%)

all: $(if $(wildcard generator/cli/main.c),$(BIN),$(B)/libvanthu.a)

$(B)/%.o: generator/%.c
	@mkdir -p $(@D)
	$(Q)$(if $(Q),echo "  CC  $<";) $(CC) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

$(B)/libvanthu.a: $(LIBOBJ)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(BIN): $(B)/cli/main.o $(B)/libvanthu.a
	@mkdir -p $(@D)
	$(Q)$(if $(Q),echo "  LD  $@";) $(CC) $(LDFLAGS_ALL) -o $@ $^ $(PKG_LIBS)

$(B)/tests/%: tests/%.c $(B)/libvanthu.a
	@mkdir -p $(@D)
	$(Q)$(if $(Q),echo "  CC  $<";) $(CC) $(CFLAGS_ALL) -MMD -MP -MF $@.d $(LDFLAGS_ALL) -o $@ $< $(B)/libvanthu.a $(PKG_LIBS)

tests-bin: $(TEST_BIN)

# one test: make t T=tests/base/str_t.c
t: $(T:%.c=$(B)/%)
	$(B)/$(T:%.c=%)

headers:
	@for h in generator/*/*.h; do \
		echo "#include \"$${h#generator/}\"" | $(CC) $(CFLAGS_ALL) -x c -fsyntax-only - || exit 1; done

clean:
	rm -rf out/build out/bin

.PHONY: all tests-bin t headers clean
-include $(OBJ:.o=.d) $(TEST_BIN:%=%.d)
