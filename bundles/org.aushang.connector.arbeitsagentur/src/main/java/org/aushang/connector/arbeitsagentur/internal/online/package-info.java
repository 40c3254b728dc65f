/** What this channel's other postings say: near-duplicates among them, and occupations that are gone. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.online;

import org.jspecify.annotations.NullMarked;
