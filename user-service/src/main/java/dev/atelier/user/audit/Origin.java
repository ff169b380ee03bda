package dev.atelier.user.audit;

import dev.atelier.platform.address.ClientAddress;
import dev.atelier.platform.web.RequestIdFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the request that is being served comes from; nothing is known outside of one. */
record Origin(@Nullable String clientAddress, @Nullable String requestId) {

    static Origin current(ClientAddress addresses) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)) {
            return new Origin(null, null);
        }
        HttpServletRequest request = current.getRequest();
        return new Origin(addresses.of(request), (String) request.getAttribute(RequestIdFilter.KEY));
    }
}
