package dev.atelier.platform.security.filter;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.PlatformSecurityProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/**
 * The door for operators, {@code /actuator/**}: HTTP Basic with the credentials of the environment, open in the local stack
 * only. Health is open everywhere, for probes: it tells its status and nothing else.
 */
final class OpsFilter extends Door {

    static final String ROOT = "/actuator";

    private static final String HEALTH = "/actuator/health";

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();
    private final PlatformSecurityProperties properties;
    private final boolean open;

    OpsFilter(PlatformSecurityProperties properties, boolean open, ErrorAnswers answers) {
        super(answers, "Basic realm=\"atelier\"");
        this.properties = properties;
        this.open = open;
    }

    @Override
    @Nullable
    Authentication admit(HttpServletRequest request) {
        if (open || RequestPath.isUnder(request, HEALTH) || isOperator(credentials(request))) {
            return null;
        }
        throw ApiException.of(ErrorCode.UNAUTHENTICATED);
    }

    private @Nullable UsernamePasswordAuthenticationToken credentials(HttpServletRequest request) {
        try {
            return basic.convert(request);
        } catch (AuthenticationException malformed) {
            return null;
        }
    }

    private boolean isOperator(@Nullable UsernamePasswordAuthenticationToken given) {
        boolean configured =
                !properties.opsUser().isEmpty() && !properties.opsPassword().isEmpty();
        return configured
                && given != null
                && sameText(given.getName(), properties.opsUser())
                        & sameText(String.valueOf(given.getCredentials()), properties.opsPassword());
    }

    /** In the same time whatever is given. */
    private static boolean sameText(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
