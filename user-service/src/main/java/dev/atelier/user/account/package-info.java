/** Who has an account: the seed's User model, sign-up, and the check of a password against it. */
@NullMarked
package dev.atelier.user.account;

import org.jspecify.annotations.NullMarked;
