package org.aushang.transport.internal;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.aushang.credentials.ClientIdentity;
import org.aushang.transport.Gateway;
import org.aushang.transport.GatewayClient;
import org.aushang.transport.GatewayClientFactory;
import org.osgi.service.component.annotations.Component;

/**
 * Factory of one HTTP client per session with mutual TLS, so that identities never share connections and idle ones own nothing. The
 * TLS context of an identity outlives its sessions while it is in use, so that the next one resumes and nothing is opened again.
 */
@Component
public final class MutualTls implements GatewayClientFactory {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Identities that talk at the same time; a context has a copy of all trust anchors. */
    private static final int MOST = 64;

    private final Map<Key, SSLContext> contexts = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SSLContext> eldest) {
            return size() > MOST;
        }
    };

    /** What a context depends on. An identity is the same object as long as its file and PIN are the same. */
    private record Key(ClientIdentity identity, boolean trustIssuers) {}

    @Override
    public GatewayClient open(Gateway gateway, ClientIdentity identity) {
        try {
            SSLContext tls = context(gateway, identity);
            SSLParameters parameters = tls.getDefaultSSLParameters();
            if (!gateway.protocols().isEmpty()) {
                parameters.setProtocols(gateway.protocols().toArray(String[]::new));
            }
            String name = "aushang-conversation-" + COUNT.incrementAndGet();
            ExecutorService threads = Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, name);
                thread.setDaemon(true);
                return thread;
            });
            HttpClient.Builder builder = HttpClient.newBuilder();
            if (gateway.proxy() != null) {
                builder.proxy(ProxySelector.of(gateway.proxy()));
            }
            HttpClient client = builder.version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(gateway.connectTimeout())
                    .sslContext(tls)
                    .sslParameters(parameters)
                    .executor(threads)
                    .build();
            return new HttpGatewayClient(gateway, client, threads);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK's own TLS cannot be set up", e);
        }
    }

    private SSLContext context(Gateway gateway, ClientIdentity identity) throws GeneralSecurityException, IOException {
        Key key = new Key(identity, gateway.trustIssuers());
        synchronized (contexts) {
            SSLContext known = contexts.get(key);
            if (known != null) {
                return known;
            }
        }
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(identity.keyManagers(), trust(gateway, identity), null);
        synchronized (contexts) {
            contexts.put(key, tls);
        }
        return tls;
    }

    /** The JDK's authorities, plus those that came with the certificate if the gateway says so; never anything else. */
    private static TrustManager[] trust(Gateway gateway, ClientIdentity identity)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init((KeyStore) null);
        if (!gateway.trustIssuers()) {
            return factory.getTrustManagers();
        }
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        int count = 0;
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                for (X509Certificate anchor : known.getAcceptedIssuers()) {
                    anchors.setCertificateEntry("anchor-" + count++, anchor);
                }
            }
        }
        for (X509Certificate authority : identity.authorities()) {
            anchors.setCertificateEntry("anchor-" + count++, authority);
        }
        TrustManagerFactory both = TrustManagerFactory.getInstance("PKIX");
        both.init(anchors);
        return both.getTrustManagers();
    }
}
