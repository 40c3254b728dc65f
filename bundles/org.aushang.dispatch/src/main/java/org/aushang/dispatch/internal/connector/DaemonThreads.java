package org.aushang.dispatch.internal.connector;

import java.util.concurrent.ThreadFactory;

/**
 * Factory of threads that do not keep the process alive, nor the class loader of the bundle that caused their first work.
 *
 * @param name of all of them
 */
public record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        return thread;
    }
}
