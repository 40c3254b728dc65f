package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.util.List;
import java.util.Optional;
import org.aushang.transport.GatewayClient;
import org.aushang.transport.Reply;

/** The partner's folder at the gateway, open: an Apache index (docs/hr-ba-xml.md#transport). For one thread, until its conversation ends. */
public final class RemoteFolder {

    private static final String UPLOAD = "in/upload.php";
    private static final String FIELD = "upload";

    private final GatewayClient conversation;
    private final String path;
    private final List<String> files;

    /**
     * @param path where it lies below the gateway's address: empty, or with a slash at its end
     * @param files their names, in the order of the index
     */
    RemoteFolder(GatewayClient conversation, String path, List<String> files) {
        this.conversation = conversation;
        this.path = path;
        this.files = List.copyOf(files);
    }

    String path() {
        return path;
    }

    /** What lay in it when it was opened, in the order of the index. */
    public List<String> files() {
        return files;
    }

    /**
     * What lies in a folder below it now, in the order of the index; nothing if it cannot be seen.
     *
     * @param below with a slash at its end
     */
    public List<String> files(String below) {
        return conversation.get(path + below) instanceof Reply.Answer answer && answer.status() == 200
                ? answer.page().files()
                : List.of();
    }

    /** What the gateway answers for one of its files, with the time of its last change; empty if it could not be had now. */
    public Optional<Reply.Answer> fetch(String file) {
        return conversation.get(path + file) instanceof Reply.Answer answer && answer.status() == 200
                ? Optional.of(answer)
                : Optional.empty();
    }

    /** The bytes of one of its files; empty if they could not be had now. */
    public Optional<byte[]> download(String file) {
        return fetch(file).map(Reply.Answer::body);
    }

    /** @return whether it is gone; partners may not be allowed to (docs/hr-ba-xml.md#transport) */
    public boolean delete(String file) {
        return conversation.delete(path + file) instanceof Reply.Answer answer && answer.status() / 100 == 2;
    }

    Reply upload(String name, byte[] content) {
        return conversation.upload(path + UPLOAD, FIELD, name, content);
    }
}
