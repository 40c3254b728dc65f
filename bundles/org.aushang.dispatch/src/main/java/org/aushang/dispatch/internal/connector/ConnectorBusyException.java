package org.aushang.dispatch.internal.connector;

/** It was not called at all, because it has not come back from an earlier call: nothing left us through this one. */
public final class ConnectorBusyException extends ConnectorDefectException {

    private static final long serialVersionUID = 1L;

    ConnectorBusyException() {
        super("it is still busy with an earlier call that should have ended", null);
    }
}
