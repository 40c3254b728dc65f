/** What people and hosts are told: a state with its sentence, findings and next time. */
@NullMarked
package org.aushang.dispatch.internal.announce;

import org.jspecify.annotations.NullMarked;
