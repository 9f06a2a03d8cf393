"""The people's side: what persons do in their chats and what they see; no Bot API here."""
