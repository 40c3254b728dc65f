package org.aushang.console.internal;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;

/** A page of Karaf's own web console, where there is one, that leads to the application. */
@Component(
        service = Servlet.class,
        property = {"felix.webconsole.label=aushang", "felix.webconsole.title=Aushang", "felix.webconsole.category=Main"
        })
public final class WebConsoleLink extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("<p style=\"padding:1em\"><a href=\"/aushang\">Aushang</a></p>");
    }
}
