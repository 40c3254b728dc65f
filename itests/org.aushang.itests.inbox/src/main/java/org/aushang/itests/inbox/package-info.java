/** The inbox of applications under kills, and how fast it reads a mailbox: programs, run by {@code itests/inbox.sh}. */
@NullMarked
package org.aushang.itests.inbox;

import org.jspecify.annotations.NullMarked;
