package dev.atelier.user.social;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.ExternalAccounts;
import dev.atelier.user.account.VerifiedAccount;
import dev.atelier.user.social.provider.CodeExchange;
import dev.atelier.user.social.provider.ProviderIdentity;
import java.net.URI;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** What happens when a browser comes back from a provider. */
@Service
class SocialSignIn {

    private final Departing departing;
    private final CodeExchange exchange;
    private final LinkIdentity linkIdentity;
    private final OneTimeCodes codes;
    private final ExternalAccounts accounts;

    SocialSignIn(
            Departing departing,
            CodeExchange exchange,
            LinkIdentity linkIdentity,
            OneTimeCodes codes,
            ExternalAccounts accounts) {
        this.departing = departing;
        this.exchange = exchange;
        this.linkIdentity = linkIdentity;
        this.codes = codes;
        this.accounts = accounts;
    }

    /**
     * Signs in who comes back.
     *
     * @param cookie what binds the browser to its departure
     * @param address where the request comes from
     * @throws ApiException {@code BAD_REQUEST} if this browser did not depart to this provider with this state, or was back
     *     already; as {@link CodeExchange#exchange} and {@link LinkIdentity#accountOf} if no front end waits to hear of it
     */
    Arrival arrive(String provider, CallbackParameters parameters, String cookie, String address) {
        Departing.Sent sent = departing.take(provider, parameters.state(), cookie);
        String frontEnd = sent.departure().redirectUri();
        if (frontEnd == null) {
            return new Arrival.SignedIn(account(sent, parameters, address));
        }
        try {
            VerifiedAccount account = account(sent, parameters, address);
            return sentBack(frontEnd, "code", codes.issue(account.user().id()));
        } catch (ApiException refused) {
            return sentBack(frontEnd, "error", refused.code().name());
        }
    }

    /**
     * The account a one-time code is for.
     *
     * @throws ApiException {@code UNAUTHENTICATED} for everything but a living code, {@code ACCOUNT_DISABLED}
     */
    VerifiedAccount redeem(String code) {
        String userId = codes.take(code);
        VerifiedAccount account = userId == null ? null : accounts.find(userId);
        if (account == null) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED).withMessage("social.code");
        }
        return account;
    }

    private VerifiedAccount account(Departing.Sent sent, CallbackParameters parameters, String address) {
        String code = parameters.code();
        if (code == null) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED).withMessage("social.refused");
        }
        ProviderIdentity who = exchange.exchange(sent.registration(), sent.request(), parameters.state(), code);
        return linkIdentity.accountOf(who, address);
    }

    private static Arrival sentBack(String frontEnd, String parameter, String value) {
        URI location = UriComponentsBuilder.fromUriString(frontEnd)
                .queryParam(parameter, value)
                .build(true)
                .toUri();
        return new Arrival.SentBack(location);
    }
}
