/** The simulated authority: its root, the server's certificate, and the partners' .p12 files. */
@NullMarked
package org.aushang.simulator.arbeitsagentur.internal.pki;

import org.jspecify.annotations.NullMarked;
