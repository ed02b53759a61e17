"""The navigation report (专利导航报告): what goes in, what each type tells, and how it is written."""
