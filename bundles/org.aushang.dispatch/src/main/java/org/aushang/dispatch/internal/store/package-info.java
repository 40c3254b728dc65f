/** Repositories over one database: SQL that H2 and PostgreSQL share, one transaction for each unit of work. */
@NullMarked
package org.aushang.dispatch.internal.store;

import org.jspecify.annotations.NullMarked;
