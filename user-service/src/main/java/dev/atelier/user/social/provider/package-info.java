/** What is said to the providers and what they say: registrations, discovery, the exchange of a code for an identity. */
@NullMarked
package dev.atelier.user.social.provider;

import org.jspecify.annotations.NullMarked;
