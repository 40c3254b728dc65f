package org.aushang.dispatch.internal.store;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;

/** A step of the schema in Java, for what plain SQL cannot say on both databases or cannot repeat after an interruption. */
abstract class SchemaChange implements JavaMigration {

    private final int version;
    private final String description;

    SchemaChange(int version, String description) {
        this.version = version;
        this.description = description;
    }

    @Override
    public final MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(Integer.toString(version));
    }

    @Override
    public final String getDescription() {
        return description;
    }

    /** Changes with the migration, as the checksum of a script would. */
    @Override
    public final Integer getChecksum() {
        return version;
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return true;
    }
}
