"""Tests of the domain: no file but the plan and the catalogues, no network, no clock."""
