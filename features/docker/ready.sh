#!/usr/bin/env bash
# Ends with 0 if Aushang takes calls: for images without curl.
exec 3<>"/dev/tcp/127.0.0.1/${1:-8181}" || exit 1
printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
head -n 1 <&3 | grep -q ' 200 '
