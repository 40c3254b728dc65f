/** The way back: interprets the BA's reports as one verdict for each publication. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.report;

import org.jspecify.annotations.NullMarked;
