package org.aushang.applications.internal.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.commons.dbutils.QueryRunner;
import org.jspecify.annotations.Nullable;

/** What is personal, encrypted, in parts. Within one transaction. */
final class ContentRepository {

    /** The original; the number of a file counts from 1. */
    static final int ORIGINAL = 0;

    /** The application as JSON. */
    static final int JSON = -1;

    /** What the candidate will be told. */
    static final int MAIL = -2;

    private final Connection connection;
    private final ContentCipher cipher;
    private final QueryRunner run = new QueryRunner(true);

    ContentRepository(Connection connection, ContentCipher cipher) {
        this.connection = connection;
        this.cipher = cipher;
    }

    /** In place of what was there. */
    void replace(String application, int part, byte[] content) throws SQLException {
        delete(application, part);
        insert(application, part, content);
    }

    void insert(String application, int part, byte[] content) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into application_content (application, part, content) values (?, ?, ?)")) {
            insert.setString(1, application);
            insert.setInt(2, part);
            insert.setBytes(3, cipher.encrypt(application, part, content));
            insert.executeUpdate();
        }
    }

    /** Empty if it is erased. */
    Optional<byte[]> read(String application, int part) throws SQLException, IOException {
        byte @Nullable [] encrypted = run.query(
                connection,
                "select content from application_content where application = ? and part = ?",
                row -> row.next() ? row.getBytes(1) : null,
                application,
                part);
        return encrypted == null ? Optional.empty() : Optional.of(cipher.decrypt(application, part, encrypted));
    }

    void delete(String application, int part) throws SQLException {
        run.update(connection, "delete from application_content where application = ? and part = ?", application, part);
    }

    /** This part and those with higher numbers. */
    void deleteFrom(String application, int part) throws SQLException {
        run.update(
                connection, "delete from application_content where application = ? and part >= ?", application, part);
    }
}
