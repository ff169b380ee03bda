package dev.atelier.user.accesstoken;

import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import org.springframework.stereotype.Service;

/** Shows a user's tokens, expired ones too: they are its owner's to clear away. */
@Service
class ListAccessTokens {

    private final AccessTokenStore store;

    ListAccessTokens(AccessTokenStore store) {
        this.store = store;
    }

    Page<TokenView> list(String userId, PageRequest page) {
        return Page.of(store.list(userId, page), page, StoredToken::id).map(TokenView::of);
    }
}
