/** Finds the certificate's bytes, opens them with the PIN, and tells apart what can be wrong with them. */
@NullMarked
package org.aushang.credentials.internal;

import org.jspecify.annotations.NullMarked;
