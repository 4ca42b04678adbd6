/**
 * Run as a process of its own, with TMPDIR set to the folder to unpack into and AWS_EXECUTION_ENV set, which
 * makes the package unpack its shared libraries too. Both are read when the package is imported, and it changes
 * the environment it finds: neither belongs into the process of the tests.
 */
import chromium from "@sparticuz/chromium";

process.stdout.write(await chromium.executablePath());
