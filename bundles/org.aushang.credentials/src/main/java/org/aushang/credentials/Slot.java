package org.aushang.credentials;

/** A channel has room for two certificates, so that the next one can be stored weeks before it is needed. */
public enum Slot {
    CURRENT,
    NEXT
}
