package org.aushang.console.internal.web;

import java.io.IOException;

/** An upload is larger than is accepted; nothing of it was used. */
public final class UploadTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    UploadTooLargeException() {
        super("the upload is larger than " + Request.LARGEST_UPLOAD + " bytes");
    }
}
