#!/bin/sh
# imports.sh LIBRARY -- law 7 seen from outside: what the shared library imports. It must not be able to print to
# the standard streams, end the process, start another, or reach a network.
# SPDX-License-Identifier: MIT
set -eu
imports=$(nm -D --undefined-only "$1" | awk '{sub(/@.*/, "", $NF); print $NF}')
if printf '%s\n' "$imports" | grep -q '^__asan_\|^__tsan_\|^__ubsan_'; then
    echo "skipped: sanitizers bring calls of their own"
    exit 77
fi
forbidden='exit|_exit|_Exit|quick_exit|abort|raise|kill|__assert_fail|longjmp|_longjmp|siglongjmp|__longjmp_chk
printf|vprintf|puts|putchar|perror|psignal|__printf_chk|__vprintf_chk|stdout|stderr|stdin|syslog
system|popen|fork|vfork|posix_spawn|posix_spawnp|execl|execle|execlp|execv|execve|execvp|dlopen
socket|connect|bind|listen|accept|send|sendto|recv|recvfrom|getaddrinfo|gethostbyname|getnameinfo
setlocale|setenv|putenv|unsetenv|chdir|signal|sigaction|srand|rand'
pattern=$(printf '%s' "$forbidden" | tr '\n' '|')
if printf '%s\n' "$imports" | grep -Ex "$pattern"; then
    echo "BREACH of silence: the library imports the above" >&2
    exit 1
fi
echo "silence: $(printf '%s\n' "$imports" | wc -l) imports, none of them forbidden"
