package dev.atelier.user.guard;

import dev.atelier.platform.address.AddressNetwork;
import dev.atelier.platform.security.DerivedKeys;
import dev.atelier.platform.security.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Under which names things are counted. They are keyed hashes: what people type where a user name belongs (passwords too),
 * and where they sign in from, is not to be read in the store.
 */
@Component
class GuardNames {

    private final SecretKey key;

    GuardNames(TokenKeys keys) {
        this.key = DerivedKeys.of(keys.signing(), "sign-in-guard/v1");
    }

    /** An account tried from anywhere it is not at home. */
    String ofAccount(String account) {
        return name("account", account);
    }

    /** An account tried from one network. */
    String ofHome(String account, String address) {
        return name("home", account, AddressNetwork.of(address));
    }

    /** Wrong passwords from one network, for whatever account. */
    String ofAddress(String address) {
        return name("address", AddressNetwork.of(address));
    }

    /** New accounts from one network. */
    String ofSignUps(String address) {
        return name("sign-ups", AddressNetwork.of(address));
    }

    private String name(String... parts) {
        byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return parts[0] + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
