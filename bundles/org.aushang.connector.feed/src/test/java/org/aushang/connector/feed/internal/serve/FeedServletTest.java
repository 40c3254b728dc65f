package org.aushang.connector.feed.internal.serve;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.ChannelId;
import org.aushang.connector.feed.internal.FeedPublisher;
import org.junit.jupiter.api.Test;

class FeedServletTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final ChannelView view = mock();
    private final HttpServletRequest request = mock();
    private final HttpServletResponse response = mock();

    @Test
    void a_question_for_the_headers_does_not_write_the_feed() throws Exception {
        FeedServlet servlet = new FeedServlet(view, Clock.fixed(NOW, ZoneOffset.UTC));
        servlet.bindChannel(new FeedPublisher(Map.of("aushang.channel.id", "main", "publisher", "Krug GmbH")));
        when(view.revision(new ChannelId("main"))).thenReturn(ChannelView.Revision.of(7, NOW, 200_000));
        when(request.getMethod()).thenReturn("HEAD");
        when(request.getPathInfo()).thenReturn("/main/feed.xml");
        when(request.getRequestURL()).thenReturn(new StringBuffer("https://jobs.example/aushang/feed/main/feed.xml"));
        when(request.getHeader("Accept-Encoding")).thenReturn("gzip");

        servlet.doHead(request, response);

        verify(response).setHeader(eq("ETag"), anyString());
        verify(response).setContentType("application/xml;charset=UTF-8");
        verify(response).setHeader("Content-Encoding", "gzip");
        verify(response, never()).getOutputStream();
        verify(view, never()).page(any(), any(), anyInt());
    }
}
