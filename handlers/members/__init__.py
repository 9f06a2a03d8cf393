"""The members in chat: lists, cards, changes, invitations."""
