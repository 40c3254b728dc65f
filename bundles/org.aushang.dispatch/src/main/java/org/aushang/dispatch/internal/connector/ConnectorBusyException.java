package org.aushang.dispatch.internal.connector;

/** The connector was not called, because an earlier call has not returned: nothing left us through this one. */
public final class ConnectorBusyException extends ConnectorDefectException {

    private static final long serialVersionUID = 1L;

    ConnectorBusyException() {
        super("it is still busy with an earlier call that should have ended", null);
    }
}
