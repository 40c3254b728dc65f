package org.aushang.dispatch.internal.connector;

import org.jspecify.annotations.Nullable;

/** A connector threw, returned null, contradicted itself or did not return: the connector has to be fixed. */
public class ConnectorDefectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectorDefectException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
