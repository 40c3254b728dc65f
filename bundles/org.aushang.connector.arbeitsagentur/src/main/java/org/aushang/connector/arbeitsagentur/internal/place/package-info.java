/** What is known of places without asking the BA: postal codes and their Land, towns, and what it refused before. */
@NullMarked
package org.aushang.connector.arbeitsagentur.internal.place;

import org.jspecify.annotations.NullMarked;
