/** The pages: what each shows, and which changes it offers. Handlers read and change through the API's services only. */
@NullMarked
package org.aushang.console.internal.page;

import org.jspecify.annotations.NullMarked;
