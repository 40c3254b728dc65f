package org.aushang.dispatch.internal.connector;

/** The host is stopping, and the connector did not say in time what became of its work. No defect of the connector's. */
public final class ConnectorInterruptedException extends ConnectorDefectException {

    private static final long serialVersionUID = 1L;

    ConnectorInterruptedException(Throwable cause) {
        super("it did not end while the host stops", cause);
    }
}
