package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.util.concurrent.ThreadFactory;

/**
 * Factory of threads that do not keep the process alive.
 *
 * @param name of all of them
 */
public record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
