"""Notices (消息) in the application: that something waits for somebody, or has been done."""
